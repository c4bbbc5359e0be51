using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Tests.Support;

/// <summary>One program in both forms: what is said against it, and what each form does when it runs.</summary>
internal static class BothForms
{
    /// <summary>
    /// Everything an author is told before the blocking package exists: by the translator, by the async project's
    /// analyzers, by either compiler.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ObjectionsAsync(string text)
    {
        var found = await Analyzed.FindAsync(Async(text));
        return
        [
            .. Mirrored
                .Of(text)
                .Diagnostics.Select(one => one.Id)
                .Concat(
                    found
                        .Where(one => one.Severity == DiagnosticSeverity.Error)
                        .Select(one => one.Id)
                )
                .Concat(Compiled.Errors(Async(text)).Select(error => "async: " + error))
                .Concat(Compiled.Errors(Blocking(text)).Select(error => "blocking: " + error))
                .Distinct(),
        ];
    }

    /// <summary>What the async form writes down when it runs.</summary>
    public static async Task<IReadOnlyList<string>> RunAsyncFormAsync(string text)
    {
        var log = new List<string>();
        await Guarded(log, async () => await (Task)Call(Async(text), "RunAsync", log)!);
        return log;
    }

    /// <summary>What the blocking form writes down when it runs.</summary>
    public static async Task<IReadOnlyList<string>> RunBlockingFormAsync(string text)
    {
        var log = new List<string>();
        await Guarded(
            log,
            () =>
            {
                Call(Blocking(text), "Run", log);
                return Task.CompletedTask;
            }
        );
        return log;
    }

    private static CSharpCompilation Async(string text) =>
        Compiled.Of(Mirrored.AsyncOptions, ("Case.cs", text));

    private static CSharpCompilation Blocking(string text) =>
        Compiled.Of(Mirrored.BlockingOptions, ("Case.cs", Mirrored.Of(text).Text));

    private static async Task Guarded(List<string> log, Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (TargetInvocationException failed)
        {
            log.Add("failed: " + failed.InnerException!.GetType().Name);
        }
        catch (Exception failed)
        {
            log.Add("failed: " + failed.GetType().Name);
        }
    }

    private static object? Call(CSharpCompilation compilation, string method, List<string> log)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(
            result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error),
            Is.Empty
        );
        image.Position = 0;
        var assembly = new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(
            image
        );
        return assembly
            .GetTypes()
            .Single(type => type.Name == "Case")
            .GetMethod(method)!
            .Invoke(null, [log]);
    }
}
