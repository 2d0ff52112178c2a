package io.homewatt.disaggregation.alwayson;

import io.homewatt.disaggregation.estimate.MonthEstimate.AlwaysOn;
import io.homewatt.disaggregation.household.KnownAccount;
import java.time.YearMonth;

/**
 * What is known of an account's always-on load in a month.
 *
 * @param month one of the months of where the account is
 */
record MonthFigure(KnownAccount account, YearMonth month, AlwaysOn alwaysOn) {}
