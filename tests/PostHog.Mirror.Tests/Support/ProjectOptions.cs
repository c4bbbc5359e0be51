using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Tests.Support;

/// <summary>What a consuming project states in MSBuild.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties)
    : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(properties);

    /// <summary>A file below the async project is translated, or only contributes names if it is a seam.</summary>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Options(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["build_metadata.AdditionalFiles.MirrorRole"] = Role(textFile.Path),
            }
        );

    private static string Role(string path) =>
        path switch
        {
            _ when !path.EndsWith(".cs", StringComparison.Ordinal) => "",
            _ when path.Contains("/Platform/") => "Names",
            _ => "Translate",
        };

    private sealed class Options(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            values.TryGetValue(key, out value);
    }
}
