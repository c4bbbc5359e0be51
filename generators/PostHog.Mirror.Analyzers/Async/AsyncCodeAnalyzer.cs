using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>The rules without which the blocking form would do something else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncCodeAnalyzer()
    : AsyncAnalyzer(AsyncRules.All.Where(rule => rule.Descriptor.IsEnabledByDefault));
