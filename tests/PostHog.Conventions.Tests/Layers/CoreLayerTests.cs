using System.Text.RegularExpressions;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Layers;

/// <summary>Who may know whom inside PostHog.Core. A layer is a folder of its own; the root is what a user sees.</summary>
public sealed partial class CoreLayerTests
{
    // Everything may use the root. Each line is exact: an entry that is not used is removed.
    private static readonly Dictionary<string, string[]> Uses = new(StringComparer.Ordinal)
    {
        ["Capture"] = ["Context", "Diagnostics", "Time", "Wire"],
        ["Context"] = ["Wire"],
        ["Delivery"] = ["Time", "Wire"],
        ["Diagnostics"] = ["Delivery"],
        ["ErrorTracking"] = ["Capture", "Wire"],
        ["Flags"] = ["Context", "Diagnostics", "Time", "Wire"],
        ["Setup"] = ["Capture", "Delivery", "Diagnostics", "Flags", "Time", "Wire"],
        ["Time"] = [],
        ["Wire"] = [],
    };

    // A public noun that cannot do its work alone names the layer it leans on.
    private static readonly Dictionary<string, string[]> RootUses = new(StringComparer.Ordinal)
    {
        ["FeatureFlag"] = ["Flags"], // payloads are read there
        ["FeatureFlagEvaluations"] = ["Flags", "Wire"], // tells of reads; wire names
        ["FeatureFlagsAndPayloads"] = ["Flags"],
        ["FlagDefinitionData"] = ["Flags"], // definitions are checked there
        ["UnusableFlag"] = ["Flags"], // what the compiler noted
        ["PostHogContext"] = ["Capture", "Context", "Wire"], // copies, the scope, reserved names
        ["PostHogEvent"] = ["Capture", "Wire"], // fresh ids, wire names
        ["PostHogOptions"] = ["Capture", "Flags", "Time"], // the default clock and jitter, a seam for definitions
    };

    private static readonly Dictionary<string, string> Folders = Repository
        .SourcesIn("PostHog.Core")
        .Where(path => !path.Contains("/Polyfills/", StringComparison.Ordinal))
        .ToDictionary(path => path, FolderOf, StringComparer.Ordinal);

    [Test]
    public void Layers_use_only_the_layers_below_them()
    {
        var edges = Edges()
            .Where(edge => edge.From.Layer != "")
            .GroupBy(edge => edge.From.Layer, edge => edge.To)
            .ToDictionary(group => group.Key, Sorted);

        var layers = Folders.Values.Where(layer => layer != "").Distinct();
        Assert.That(layers, Is.EquivalentTo(Uses.Keys));
        foreach (var (layer, uses) in Uses)
        {
            Assert.That(edges.GetValueOrDefault(layer, []), Is.EqualTo(uses), layer);
        }
    }

    [Test]
    public void Public_nouns_know_no_layer_but_those_listed()
    {
        var edges = Edges()
            .Where(edge => edge.From.Layer == "")
            .GroupBy(edge => edge.From.Type, edge => edge.To)
            .ToDictionary(group => group.Key, Sorted);

        Assert.That(edges.Keys, Is.EquivalentTo(RootUses.Keys));
        foreach (var (type, uses) in RootUses)
        {
            Assert.That(edges[type], Is.EqualTo(uses), type);
        }
    }

    // From the code, and from the using directives: constants leave no trace in the code.
    private static IEnumerable<((string Layer, string Type) From, string To)> Edges() =>
        Repository
            .Targets.SelectMany(target =>
                ReferenceReader.Read(Repository.Assembly("PostHog.Core", target))
            )
            .Where(reference => IsCore(reference.From) && IsCore(reference.Type))
            .Select(reference => (Split(reference.From), Split(reference.Type).Layer))
            .Concat(Folders.Keys.SelectMany(UsingsOf))
            .Where(edge => edge.Item2 != "" && edge.Item2 != edge.Item1.Layer)
            .Distinct();

    private static IEnumerable<((string Layer, string Type) From, string To)> UsingsOf(
        string path
    ) =>
        Using()
            .Matches(Repository.Read(path))
            .Select(match =>
                ((Folders[path], Path.GetFileName(path).Split('.')[0]), match.Groups[1].Value)
            );

    private static bool IsCore(string type) =>
        type.StartsWith("PostHog.", StringComparison.Ordinal);

    private static (string Layer, string Type) Split(string type)
    {
        var parts = type.Split('.');
        return (parts.Length > 2 ? parts[1] : "", parts[^1]);
    }

    private static string FolderOf(string path) =>
        path.Split('/') is [_, var folder, _, ..] ? folder : "";

    private static string[] Sorted(IEnumerable<string> layers) =>
        [.. layers.Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(
        @"^\s*(?:global )?using (?:static )?(?:\w+ = )?PostHog\.(\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex Using();
}
