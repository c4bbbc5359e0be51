using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Tests.Support;

/// <summary>Many programs in one form, compiled together, because that is what takes the time, and run one by one.</summary>
internal sealed class ProgramRun
{
    private readonly Dictionary<string, IReadOnlyList<string>> _errors = new(
        StringComparer.Ordinal
    );
    private readonly Assembly _assembly;

    private ProgramRun(CSharpCompilation compilation)
    {
        Compilation = compilation;
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            Note(result.Diagnostics);
            var broken = compilation.SyntaxTrees.Where(tree => _errors.ContainsKey(tree.FilePath));
            result = compilation.RemoveSyntaxTrees([.. broken]).Emit(image);
        }

        Assert.That(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        context.Resolving += (_, _) => ReferencedAssembly.Loaded;
        _assembly = context.LoadFromStream(image);
    }

    /// <summary>Each program gets a namespace of its own, which is called like its file.</summary>
    public static ProgramRun OfAsync(IEnumerable<(string Name, string Text)> programs) =>
        new(Compile(Mirrored.AsyncOptions, "Async", programs));

    public static ProgramRun OfBlocking(IEnumerable<(string Name, string Text)> programs) =>
        new(
            Compile(
                Mirrored.BlockingOptions,
                "Blocking",
                programs.Select(program => (program.Name, Mirrored.Of(program.Text).Text))
            )
        );

    /// <summary>All programs, each in a file that is called like it.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Why a program could not be compiled.</summary>
    public IReadOnlyList<string> Errors(string name) => _errors.GetValueOrDefault(name, []);

    /// <summary>What a program writes down.</summary>
    public async Task<IReadOnlyList<string>> LogAsync(string name)
    {
        var log = new List<string>();
        try
        {
            var type = _assembly.GetTypes().Single(type => IsCase(type, name));
            var run = type.GetMethod("RunAsync") ?? type.GetMethod("Run");
            await (run!.Invoke(null, [log]) as Task ?? Task.CompletedTask);
        }
        catch (TargetInvocationException failed)
        {
            log.Add("failed: " + failed.InnerException!.GetType().Name);
        }
        catch (Exception failed)
        {
            log.Add("failed: " + failed.GetType().Name);
        }

        return log;
    }

    private void Note(IEnumerable<Diagnostic> found)
    {
        var errors = found
            .Where(one => one.Severity == DiagnosticSeverity.Error)
            .GroupBy(one => one.Location.SourceTree?.FilePath ?? "", StringComparer.Ordinal);
        foreach (var file in errors)
        {
            _errors[file.Key] = [.. file.Select(one => one.ToString())];
        }
    }

    private static bool IsCase(Type type, string name) =>
        type.Name == "Case" && type.Namespace!.EndsWith(".Cases." + name, StringComparison.Ordinal);

    private static CSharpCompilation Compile(
        CSharpParseOptions options,
        string form,
        IEnumerable<(string Name, string Text)> programs
    ) =>
        Compiled.OfReferencing(
            options,
            [
                .. programs.Select(program =>
                    (
                        program.Name,
                        program.Text.Replace(
                            ".Cases;",
                            $".Cases.{program.Name};",
                            StringComparison.Ordinal
                        )
                    )
                ),
                ("/Platform/Twins.cs", TortureCase.Support($"Twins.{form.ToLowerInvariant()}.txt")),
                .. form == "Blocking" ? BlockingProject.Shims : [],
            ]
        );
}
