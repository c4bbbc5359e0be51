using PostHog.Wire;

namespace PostHog.Capture;

// Facts: v1-options, legacy-properties-lifted.
/// <summary>The options that were properties before the protocol had options, and still are in V0.</summary>
internal static class LegacyOptions
{
    /// <summary>The pairs of option and property.</summary>
    public static readonly IReadOnlyList<(string Option, string Property)> All =
    [
        (WireNames.CookielessModeOption, WireNames.CookielessMode),
        (WireNames.DisableSkewCorrectionOption, WireNames.IgnoreSentAt),
        (WireNames.ProductTourIdOption, WireNames.ProductTourId),
        (WireNames.ProcessPersonProfileOption, WireNames.ProcessPersonProfile),
    ];

    /// <summary>Returns the option that corresponds to a property; null if it is only a property.</summary>
    public static string? OptionOf(string property) =>
        property switch
        {
            WireNames.CookielessMode => WireNames.CookielessModeOption,
            WireNames.IgnoreSentAt => WireNames.DisableSkewCorrectionOption,
            WireNames.ProductTourId => WireNames.ProductTourIdOption,
            WireNames.ProcessPersonProfile => WireNames.ProcessPersonProfileOption,
            _ => null,
        };
}
