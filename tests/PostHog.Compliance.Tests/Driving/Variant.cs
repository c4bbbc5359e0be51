namespace PostHog.Compliance.Tests.Driving;

/// <summary>A way to start the adapter.</summary>
/// <param name="Mode">The version of the capture protocol.</param>
/// <param name="Encoding">What bodies are compressed with, if at all.</param>
/// <param name="Client">The package under test.</param>
public sealed record Variant(string Mode, string Encoding, string Client)
{
    /// <summary>Both modes with both clients.</summary>
    public static readonly Variant[] All =
    [
        new("v0", "gzip", "async"),
        new("v0", "gzip", "blocking"),
        new("v1", "gzip", "async"),
        new("v1", "gzip", "blocking"),
    ];

    /// <summary>Both clients in one mode.</summary>
    public static readonly Variant[] V0 = [.. All.Where(one => one.Mode == "v0")];

    /// <summary>Both clients in one mode.</summary>
    public static readonly Variant[] V1 = [.. All.Where(one => one.Mode == "v1")];

    /// <summary>Every mode and client, with every encoding it may have.</summary>
    public static readonly Variant[] Encodings =
    [
        .. All,
        .. V1.Select(one => one with { Encoding = "deflate" }),
        .. V1.Select(one => one with { Encoding = "br" }),
    ];

    /// <summary>Where analytics events go.</summary>
    public string AnalyticsPath => Mode == "v0" ? "/batch/" : "/i/v1/analytics/events";

    /// <summary>Where AI events go.</summary>
    public string AiPath => Mode == "v0" ? "/i/v0/ai/batch/" : "/i/v1/ai/events";

    public override string ToString() => $"{Mode} {Encoding} {Client}";
}
