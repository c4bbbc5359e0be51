using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Binding;

/// <summary>Both packages compiled from the checkout, in memory, for the newest framework.</summary>
internal static class Product
{
    public static CSharpCompilation Async { get; } =
        Compile("PostHog.Async", Mirrored.AsyncOptions, Files("PostHog.Async"));

    public static CSharpCompilation Blocking { get; } =
        Compile(
            "PostHog.Blocking",
            Mirrored.BlockingOptions,
            [.. Files("PostHog.Blocking"), .. Translated()]
        );

    /// <summary>The files of one project that are compiled for the newest framework.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string project) =>
        Directory
            .GetFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".netstandard.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(path)));

    public static bool IsSeam(string path) => path.Contains("/Platform/");

    /// <summary>The same path and positions as in the async compilation, so that nodes can be paired.</summary>
    private static IEnumerable<(string Path, string Text)> Translated()
    {
        var files = Files("PostHog.Async").ToList();
        var names = Mirrored.Names([.. files.Select(file => file.Text)]);
        return files
            .Where(file => !IsSeam(file.Path))
            .Select(file => (file.Path, Mirrored.Of(file.Text, names: names).Text));
    }

    private static CSharpCompilation Compile(
        string name,
        CSharpParseOptions options,
        IEnumerable<(string Path, string Text)> files
    )
    {
        // The core opens its internals to assemblies with this name and key.
        var key = typeof(PostHogEvent).Assembly.GetName().GetPublicKey()!;
        var compilation = Compiled.Of(options, [.. files]);
        return compilation
            .WithAssemblyName(name)
            .WithOptions(
                compilation
                    .Options.WithCryptoPublicKey(ImmutableArray.Create(key))
                    .WithDelaySign(true)
            )
            .AddReferences(
                MetadataReference.CreateFromFile(typeof(PostHogEvent).Assembly.Location)
            );
    }
}
