using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PostHog.Mirror.Analyzers.Async;

/// <summary>The rules of style, which the compiler leaves out as long as a project switches on none of them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncStyleAnalyzer()
    : AsyncAnalyzer(AsyncRules.All.Where(rule => !rule.Descriptor.IsEnabledByDefault));
