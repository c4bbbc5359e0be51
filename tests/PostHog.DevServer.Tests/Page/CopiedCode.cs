using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Development.Tests.Page;

/// <summary>Compiles code that the page wrote, as a program with implicit usings would contain it, and runs it.</summary>
internal static class CopiedCode
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Threading.Tasks; using PostHog;\n#nullable enable\n";

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Runs code that captures an event with a blocking client.</summary>
    public static void Run(string code, PostHog.Blocking.IPostHogClient client)
    {
        var assembly = Compile(
            $"{Usings}public static class Code {{ public static void Run(PostHog.Blocking.IPostHogClient posthog) {{\n{code}\n}} }}"
        );
        assembly.GetType("Code")!.GetMethod("Run")!.Invoke(null, [client]);
    }

    /// <summary>Runs code that captures an event with an async client.</summary>
    public static Task RunAsync(string code, PostHog.Async.IPostHogClient client)
    {
        var assembly = Compile(
            $"{Usings}public static class Code {{ public static async Task RunAsync(PostHog.Async.IPostHogClient posthog) {{\n{code}\n}} }}"
        );
        return (Task)assembly.GetType("Code")!.GetMethod("RunAsync")!.Invoke(null, [client])!;
    }

    private static Assembly Compile(string source)
    {
        var compilation = CSharpCompilation.Create(
            "copied",
            [CSharpSyntaxTree.ParseText(source)],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
        );
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(
            result.Diagnostics.Where(one => one.Severity >= DiagnosticSeverity.Warning),
            Is.Empty,
            source
        );
        image.Position = 0;
        return new AssemblyLoadContext("copied", isCollectible: true).LoadFromStream(image);
    }
}
