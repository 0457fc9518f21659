package dev.headroom.diagnose.heat;

/**
 * A profile under the name that a rule asks for it by.
 *
 * @param kind the rule's word for the sample type, which a producer may have another one for
 */
record WantedProfile(String kind, HeatProfile heat) {}
