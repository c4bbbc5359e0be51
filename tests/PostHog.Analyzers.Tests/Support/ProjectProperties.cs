using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Analyzers.Tests.Support;

/// <summary>What a project states, such as <c>PublishAot=true</c>, as analyzers see it.</summary>
internal sealed class ProjectProperties(string[] properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);

    private sealed class Values(string[] properties) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = properties
            .Select(property => property.Split('='))
            .ToDictionary(pair => $"build_property.{pair[0]}", pair => pair[1], KeyComparer);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }
}
