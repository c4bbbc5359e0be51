using System.Reflection;
using System.Reflection.Metadata;
using System.Runtime.Loader;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Mapping;

/// <summary>Errors, symbols, stack traces and checksums refer to the same position in the async file.</summary>
[TestFixture]
internal sealed class MappingTests
{
    private const string AsyncPath = "/src/PostHog.Async/Deep/Failing.cs";

    private const string Failing = """
        using System.Runtime.CompilerServices;

        namespace PostHog.Async.Deep;

        public static class Failing
        {
            public static async Task RunAsync(Func<Task>? step = null)
            {
                await (step?.Invoke() ?? Task.CompletedTask).ConfigureAwait(false);
                await ThrowAsync(
                        "x"
                    )
                    .ConfigureAwait(false);
            }

            public static async Task<string> WhereAsync() => await CallerAsync();

            private static Task<string> CallerAsync(
                [CallerFilePath] string path = "",
                [CallerLineNumber] int line = 0,
                [CallerMemberName] string member = ""
            ) => Task.FromResult(path + ":" + line + ":" + member);

            private static async Task ThrowAsync(string text)
            {
                await Task.Yield();
                throw new InvalidOperationException(text);
            }
        }
        """;

    [Test]
    public void Reports_a_mistake_at_the_same_place_in_both_forms()
    {
        var mistaken = Failing.Replace("\"x\"", "3 + undefined", StringComparison.Ordinal);

        var inAsync = Compiled.Of(Mirrored.AsyncOptions, (AsyncPath, mistaken));
        var inBlocking = new BlockingProject().With(AsyncPath, mistaken).Compile();

        Assert.That(
            Compiled.Errors(inBlocking),
            Is.EqualTo([
                AsyncPath
                    + "(11,21): error CS0103: The name 'undefined' does not exist in the current context",
            ])
        );
        Assert.That(Compiled.Errors(inBlocking), Is.EqualTo(Compiled.Errors(inAsync)));
    }

    [Test]
    public void Reports_a_refusal_at_the_async_file()
    {
        var refused = Failing.Replace("Task.Yield()", "Task.Delay(1)", StringComparison.Ordinal);

        var found = new BlockingProject().With(AsyncPath, refused).Run().Diagnostics.Single();

        Assert.That(
            found.ToString(),
            Is.EqualTo(
                AsyncPath
                    + "(26,15): error BLK0112: 'Task.Delay' has no blocking form; use await Pause.ForAsync(…)"
            )
        );
    }

    [Test]
    public void Names_the_async_file_as_the_only_document_of_translated_methods()
    {
        var (_, symbols) = Emit(new BlockingProject().With(AsyncPath, Failing));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(
            new MemoryStream(symbols)
        );
        var reader = provider.GetMetadataReader();

        var paths = reader
            .MethodDebugInformation.Select(reader.GetMethodDebugInformation)
            .SelectMany(method => method.GetSequencePoints())
            .Select(point => reader.GetDocument(point.Document))
            .Select(document => reader.GetString(document.Name))
            .Distinct();

        Assert.That(paths, Is.EqualTo([AsyncPath]));
    }

    [Test]
    public void Gives_debuggers_the_checksum_of_the_async_file()
    {
        var (_, symbols) = Emit(new BlockingProject().With(AsyncPath, Failing));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(
            new MemoryStream(symbols)
        );
        var reader = provider.GetMetadataReader();

        var document = reader
            .Documents.Select(reader.GetDocument)
            .Single(known => reader.GetString(known.Name) == AsyncPath);

        byte[] file = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Failing)];
        Assert.That(reader.GetBlobBytes(document.Hash), Is.EqualTo(SHA256.HashData(file)));
    }

    [Test]
    public void Stops_at_the_same_statements()
    {
        var (_, symbols) = Emit(new BlockingProject().With(AsyncPath, Failing));
        using var provider = MetadataReaderProvider.FromPortablePdbStream(
            new MemoryStream(symbols)
        );
        var reader = provider.GetMetadataReader();

        var points = reader
            .MethodDebugInformation.Select(reader.GetMethodDebugInformation)
            .SelectMany(method => method.GetSequencePoints())
            .Where(point => !point.IsHidden)
            .Select(point => (point.StartLine, point.StartColumn))
            .ToList();

        Assert.That(points, Does.Contain((9, 16)), "a guarded call");
        Assert.That(points, Does.Contain((10, 15)), "a call over several lines");
        Assert.That(points, Does.Contain((27, 9)), "a throw");
    }

    [Test]
    public void Shows_the_async_line_in_a_stack_trace()
    {
        var failing = Load(new BlockingProject().With(AsyncPath, Failing));

        var thrown = Assert.Throws<TargetInvocationException>(() =>
            failing.GetMethod("Run")!.Invoke(null, [null])
        );

        Assert.That(
            thrown.InnerException!.StackTrace,
            Does.Contain($"Failing.Throw(String text) in {AsyncPath}:line 27")
                .And.Contain($"Failing.Run(Action step) in {AsyncPath}:line 10")
        );
    }

    [Test]
    public void Passes_the_async_position_and_the_blocking_name_to_a_callee()
    {
        var failing = Load(new BlockingProject().With(AsyncPath, Failing));

        Assert.That(
            failing.GetMethod("Where")!.Invoke(null, null),
            Is.EqualTo(AsyncPath + ":16:Where")
        );
    }

    [Test]
    public void Builds_the_same_assembly_in_two_folders_when_paths_are_mapped()
    {
        var here = Emit(Mapped("/here/"));
        var there = Emit(Mapped("/somewhere/else/"));

        Assert.That(there.Assembly, Is.EqualTo(here.Assembly));
        Assert.That(there.Symbols, Is.EqualTo(here.Symbols));
    }

    private static BlockingProject Mapped(string root) =>
        new BlockingProject(root, "/_/PostHog.Async/").With(root + "Deep/Failing.cs", Failing);

    private static (byte[] Assembly, byte[] Symbols) Emit(BlockingProject project)
    {
        var compilation = (CSharpCompilation)project.Compile();
        compilation = compilation.WithOptions(compilation.Options.WithDeterministic(true));
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb),
            embeddedTexts: compilation
                .SyntaxTrees.Where(tree => tree.FilePath.Contains("MirrorGenerator"))
                .Select(tree => EmbeddedText.FromSource(tree.FilePath, tree.GetText()))
        );
        Assert.That(
            result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error),
            Is.Empty
        );
        return (assembly.ToArray(), symbols.ToArray());
    }

    private static Type Load(BlockingProject project)
    {
        var (assembly, symbols) = Emit(project);
        var context = new AssemblyLoadContext("Failing", isCollectible: true);
        return context
            .LoadFromStream(new MemoryStream(assembly), new MemoryStream(symbols))
            .GetType("PostHog.Blocking.Deep.Failing", throwOnError: true)!;
    }
}
