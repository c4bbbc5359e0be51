namespace PostHog.Async.Import;

/// <summary>What an import warns about.</summary>
public enum ImportWarningKind
{
    /// <summary>
    /// Events are less than 48 hours old. PostHog asks for older ones: it bills recent events of an import like live
    /// ones.
    /// </summary>
    RecentEvents,

    /// <summary>
    /// Events lie in the future. Either their times are wrong, or the clock of this machine is.
    /// </summary>
    FutureEvents,

    /// <summary>
    /// Events have <c>$set</c>, which replaces newer values of the person. <see cref="EventImportOptions.UseSetOnce"/>
    /// prevents that.
    /// </summary>
    PersonPropertiesReplaced,
}
