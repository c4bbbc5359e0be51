namespace PostHog.Conventions.Layers;

/// <summary>The layers of PostHog.Core.</summary>
internal static class CoreLayers
{
    /// <summary>For each layer, those it uses. Everything may use the root. Each line is exact: an entry that is not used is removed.</summary>
    public static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Capture"] =
        [
            "Capture/Ai",
            "Capture/Values",
            "Context",
            "Diagnostics",
            "Time",
            "Wire",
            "Wire/Json",
        ],
        ["Capture/Ai"] = ["Capture/Values", "Wire", "Wire/Json"],
        ["Capture/V0"] = ["Capture", "Capture/Values", "Wire", "Wire/Compression", "Wire/Json"],
        ["Capture/V1"] = ["Capture", "Capture/Values", "Wire", "Wire/Compression", "Wire/Json"],
        ["Capture/Values"] = ["Wire", "Wire/Json"],
        ["Collections"] = ["Capture/Values"],
        ["Context"] = ["Wire"],
        ["Delivery"] = ["Time", "Wire"],
        ["Diagnostics"] = ["Delivery", "Time", "Wire"],
        ["ErrorTracking"] = ["Capture", "Capture/Values", "Diagnostics", "Wire", "Wire/Json"],
        ["Flags"] =
        [
            "Collections",
            "Context",
            "Flags/Evaluation",
            "Flags/Inputs",
            "Flags/Model",
            "Flags/Remote",
            "Flags/Tracking",
            "Time",
            "Wire",
        ],
        ["Flags/Compilation"] =
        [
            "Diagnostics",
            "Flags/Criteria",
            "Flags/Criteria/Operators",
            "Flags/Definitions",
            "Flags/Matching",
            "Flags/Matching/Dates",
            "Flags/Matching/Hashing",
            "Flags/Matching/Patterns",
            "Flags/Matching/Values",
            "Flags/Matching/Versions",
            "Flags/Model",
        ],
        ["Flags/Criteria"] =
        [
            "Flags/Criteria/Operators",
            "Flags/Matching",
            "Flags/Matching/Values",
            "Flags/State",
        ],
        ["Flags/Criteria/Operators"] =
        [
            "Flags/Matching",
            "Flags/Matching/Dates",
            "Flags/Matching/Patterns",
            "Flags/Matching/Values",
            "Flags/Matching/Versions",
            "Flags/State",
        ],
        ["Flags/Definitions"] = ["Wire/Json"],
        ["Flags/Evaluation"] =
        [
            "Flags/Criteria",
            "Flags/Inputs",
            "Flags/Matching",
            "Flags/Matching/Hashing",
            "Flags/Matching/Values",
            "Flags/Model",
            "Flags/State",
            "Time",
        ],
        ["Flags/Inputs"] =
        [
            "Capture",
            "Capture/Values",
            "Collections",
            "Context",
            "Diagnostics",
            "Wire",
            "Wire/Json",
        ],
        ["Flags/Loading"] =
        [
            "Diagnostics",
            "Flags/Compilation",
            "Flags/Definitions",
            "Flags/Evaluation",
            "Flags/Model",
            "Flags/Remote",
            "Time",
            "Wire",
            "Wire/Json",
        ],
        ["Flags/Matching"] = [],
        ["Flags/Matching/Dates"] = ["Flags/Matching", "Flags/Matching/Values"],
        ["Flags/Matching/Hashing"] = [],
        ["Flags/Matching/Patterns"] = ["Flags/Matching"],
        ["Flags/Matching/Values"] = ["Flags/Matching", "Wire/Json"],
        ["Flags/Matching/Versions"] = ["Flags/Matching"],
        ["Flags/Model"] =
        [
            "Diagnostics",
            "Flags/Criteria",
            "Flags/Matching/Hashing",
            "Flags/State",
        ],
        ["Flags/Overriding"] =
        [
            "Flags/Compilation",
            "Flags/Definitions",
            "Flags/Evaluation",
            "Flags/Inputs",
            "Flags/Loading",
            "Flags/Model",
            "Flags/Tracking",
            "Time",
            "Wire/Json",
        ],
        ["Flags/Payloads"] = ["Capture/Values", "Diagnostics", "Wire/Json"],
        ["Flags/Remote"] =
        [
            "Collections",
            "Diagnostics",
            "Flags/Evaluation",
            "Flags/Inputs",
            "Flags/Model",
            "Time",
            "Wire",
            "Wire/Json",
        ],
        ["Flags/Snapshots"] = ["Flags/Model", "Flags/Tracking", "Wire/Json"],
        ["Flags/State"] = ["Flags/Inputs", "Flags/Matching/Values", "Time"],
        ["Flags/Tracking"] = ["Collections", "Flags/Inputs", "Flags/Payloads", "Wire", "Wire/Json"],
        ["Setup"] =
        [
            "Capture",
            "Capture/Ai",
            "Capture/V0",
            "Capture/V1",
            "Capture/Values",
            "Delivery",
            "Diagnostics",
            "Flags",
            "Flags/Compilation",
            "Flags/Evaluation",
            "Flags/Inputs",
            "Flags/Loading",
            "Flags/Overriding",
            "Flags/Remote",
            "Spool",
            "Time",
            "Wire",
            "Wire/Compression",
        ],
        ["Spool"] = ["Wire", "Wire/Json"],
        ["Time"] = [],
        ["Wire"] = ["Wire/Json"],
        ["Wire/Compression"] = ["Wire"],
        ["Wire/Json"] = [],
    };
}
