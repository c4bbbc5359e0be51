using System.Text.RegularExpressions;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Layers;

/// <summary>
/// Which layers of PostHog.Core may use which others. A layer is a folder; the root contains the public types.
/// </summary>
public sealed partial class CoreLayerTests
{
    // Public types that use a layer list the layers they use.
    private static readonly Dictionary<string, string[]> RootUses = new(StringComparer.Ordinal)
    {
        ["AiEmbedding"] = ["Wire"],
        ["AiEvent"] = ["Capture", "Context", "Wire"],
        ["AiFeedback"] = ["Wire"],
        ["AiGeneration"] = ["Wire"],
        ["AiMetric"] = ["Wire"],
        ["AiModelCall"] = ["Wire"],
        ["AiScope"] = ["Context", "Time"],
        ["AiSpan"] = ["Wire"],
        ["AiStep"] = ["Wire"],
        ["AiTask"] = ["Capture", "Wire"],
        ["AiTrace"] = ["Wire"],
        ["EvaluateFlagsOptions"] = ["Capture/Values", "Collections"],
        ["ExceptionDetails"] = ["Capture/Values"],
        ["FeatureFlag"] = ["Diagnostics", "Flags/Model", "Flags/Payloads"],
        ["FeatureFlagEvaluations"] =
        [
            "Diagnostics",
            "Flags/Model",
            "Flags/Snapshots",
            "Flags/Tracking",
            "Wire",
        ],
        ["FeatureFlagEvaluationsBuilder"] = ["Flags/Model", "Flags/Tracking"],
        ["FeatureFlagValue"] = ["Wire/Json"],
        ["FeatureFlagsAndPayloads"] = ["Flags"],
        ["FlagDefinitionData"] = ["Flags/Definitions", "Flags/Loading"],
        ["LocalEvaluationStatus"] = ["Diagnostics"],
        ["PostHogContext"] = ["Capture/Values", "Context", "Wire"],
        ["PostHogEvent"] = ["Capture", "Capture/Values", "Wire", "Wire/Json"],
        ["PostHogOptions"] =
        [
            "Capture",
            "Capture/Values",
            "Flags/Evaluation",
            "Flags/Loading",
            "Time",
            "Wire",
            "Wire/Compression",
        ],
        ["RemoteConfigPayload"] = ["Diagnostics", "Flags/Payloads"],
        ["SpoolSummary"] = ["Spool", "Wire"],
    };

    private static readonly Layering Layers = new(CoreLayers.Uses);

    private static readonly Dictionary<string, string> Folders = Repository
        .SourcesIn("PostHog.Core")
        .Where(path => !path.Contains("/Polyfills/", StringComparison.Ordinal))
        .ToDictionary(path => path, FolderOf, StringComparer.Ordinal);

    [Test]
    public void Layers_use_only_the_layers_below_them()
    {
        var folders = Folders.Values.Where(layer => layer != "").Distinct();

        Assert.That(folders, Is.EquivalentTo(CoreLayers.Uses.Keys));
        Assert.That(Layers.Faults(Found().Where(edge => edge.From != "")), Is.Empty);
        Assert.That(Layers.Circles(), Is.Empty);
    }

    [Test]
    public void Import_against_the_layers_is_found_in_either_direction()
    {
        var found = Found().Where(edge => edge.From != "").ToList();
        foreach (var (layer, uses) in CoreLayers.Uses)
        {
            foreach (var used in uses)
            {
                Assert.That(
                    Layers.Faults([.. found, (used, layer)]),
                    Is.EqualTo([$"{used} uses {layer}"])
                );
                Assert.That(
                    Layers.Faults(found.Where(edge => edge != (layer, used))),
                    Is.EqualTo([$"{layer} no longer uses {used}"])
                );
            }
        }
    }

    [Test]
    public void Import_from_a_folder_that_is_not_listed_is_found()
    {
        Assert.That(
            Layers.Faults([.. Found().Where(edge => edge.From != ""), ("Flags/New", "Wire")]),
            Is.EqualTo(["Flags/New is not in the table"])
        );
    }

    [Test]
    public void Public_types_use_only_the_listed_layers()
    {
        var edges = Edges()
            .Where(edge => edge.From.Layer == "" && edge.To != "")
            .GroupBy(edge => edge.From.Type, edge => edge.To)
            .ToDictionary(group => group.Key, Sorted);

        Assert.That(
            edges.Select(Line).Order(StringComparer.Ordinal),
            Is.EqualTo(RootUses.Select(Line).Order(StringComparer.Ordinal))
        );
    }

    private static string Line(KeyValuePair<string, string[]> uses) =>
        $"{uses.Key}: {string.Join(", ", uses.Value)}";

    private static IEnumerable<(string From, string To)> Found() =>
        Edges().Select(edge => (edge.From.Layer, edge.To)).Distinct();

    // From the code and from the using directives, since constants are inlined.
    private static IEnumerable<((string Layer, string Type) From, string To)> Edges() =>
        Repository
            .Targets.SelectMany(target =>
                ReferenceReader.Read(Repository.Assembly("PostHog.Core", target))
            )
            .Where(reference => IsCore(reference.From) && IsCore(reference.Type))
            .Select(reference => (Split(reference.From), Split(reference.Type).Layer))
            .Concat(Folders.Keys.SelectMany(UsingsOf))
            .Distinct();

    private static IEnumerable<((string Layer, string Type) From, string To)> UsingsOf(
        string path
    ) =>
        Using()
            .Matches(Repository.Read(path))
            .Select(match =>
                (
                    (Folders[path], Path.GetFileName(path).Split('.')[0]),
                    match.Groups[1].Value.Replace('.', '/')
                )
            );

    private static bool IsCore(string type) =>
        type.StartsWith("PostHog.", StringComparison.Ordinal);

    private static (string Layer, string Type) Split(string type)
    {
        var parts = type.Split('.');
        return (string.Join('/', parts[1..^1]), parts[^1]);
    }

    private static string FolderOf(string path) => string.Join('/', path.Split('/')[1..^1]);

    private static string[] Sorted(IEnumerable<string> layers) =>
        [.. layers.Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(
        @"^\s*(?:global )?using (?:static )?(?:\w+ = )?PostHog\.([\w.]+);",
        RegexOptions.Multiline
    )]
    private static partial Regex Using();
}
