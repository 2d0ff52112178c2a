package io.homewatt.disaggregation.meterfile;

/** What a meter file is, told from its content. */
public enum FileFormat {
    /** A New Zealand retailer's answer to a consumption request ({@code ICPCONS}). */
    EIEP13A,
    /** New Zealand's half hours by trading periods ({@code ICPHH}). */
    EIEP3,
    /** A North American utility's download: ESPI in an Atom feed. */
    GREEN_BUTTON,
    /** A table of energies in kWh. */
    CSV,
    /** A table of mean power in W. */
    POWER_CSV
}
