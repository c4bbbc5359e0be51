using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace PostHog.Mirror.Tasks;

/// <summary>
/// Looks at what was built: nothing asynchronous is in the blocking assembly, it offers the members that the async one
/// does, and its calls mean what theirs do.
/// </summary>
public sealed class CheckMirror : Task
{
    /// <summary>The blocking assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The async assembly, to compare with; or nothing.</summary>
    public string AsyncAssembly { get; set; } = "";

    /// <summary>Whether to compare the public members of both.</summary>
    public bool ComparesApi { get; set; } = true;

    /// <summary>Whether to compare, line by line, what both call; for that, both need their symbols.</summary>
    public bool ComparesCalls { get; set; }

    /// <summary>The renaming of the root namespace, as From=To.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>Members that one of the assemblies has alone, as the errors name them.</summary>
    public string[] Exceptions { get; set; } = [];

    /// <inheritdoc />
    public override bool Execute()
    {
        using var blocking = new AssemblyFile(Assembly);
        foreach (
            var name in blocking.AsynchronousReferences().Except(Exceptions, StringComparer.Ordinal)
        )
        {
            Report(
                "BLK0301",
                $"'{name}' remains in the blocking assembly; keep it out of the platform folder."
            );
        }

        if (AsyncAssembly.Length > 0)
        {
            using var async = new AssemblyFile(AsyncAssembly);
            if (ComparesApi)
            {
                CompareApi(async, blocking);
            }

            if (ComparesCalls)
            {
                CompareCalls(async, blocking);
            }
        }

        return !Log.HasLoggedErrors;
    }

    private void CompareApi(AssemblyFile async, AssemblyFile blocking)
    {
        var names = new BlockingSignature(Namespace);
        var expected = new HashSet<string>(async.PublicMembers(names), StringComparer.Ordinal);
        var offered = new HashSet<string>(
            blocking.PublicMembers(BlockingSignature.Unchanged),
            StringComparer.Ordinal
        );
        foreach (
            var member in expected
                .Except(offered, StringComparer.Ordinal)
                .Except(Exceptions, StringComparer.Ordinal)
        )
        {
            Report("BLK0401", $"The blocking assembly lacks '{member}', which the async one has.");
        }

        foreach (
            var member in offered
                .Except(expected, StringComparer.Ordinal)
                .Except(Exceptions, StringComparer.Ordinal)
        )
        {
            Report("BLK0402", $"The async assembly lacks '{member}', which the blocking one has.");
        }
    }

    private void CompareCalls(AssemblyFile async, AssemblyFile blocking)
    {
        if (async.Calls(new BlockingSignature(Namespace)) is not { } expected)
        {
            Report("BLK0403", $"'{AsyncAssembly}' has no symbols: what it calls is not known.");
        }
        else if (blocking.Calls(BlockingSignature.Unchanged) is not { } called)
        {
            Report("BLK0403", $"'{Assembly}' has no symbols: what it calls is not known.");
        }
        else if (CallComparison.Differences(expected, called) is not { } differences)
        {
            Report(
                "BLK0403",
                $"No source file of '{AsyncAssembly}' is in '{Assembly}' as it is now: build both of the same files."
            );
        }
        else
        {
            foreach (var (file, line, mine, theirs) in differences)
            {
                Report(file, line, mine, theirs);
            }
        }
    }

    private void Report(string file, int line, MemberUse async, MemberUse blocking)
    {
        if (!Exceptions.Contains(async.ToString(), StringComparer.Ordinal))
        {
            Log.LogError(
                null,
                "BLK0403",
                null,
                file,
                line,
                0,
                0,
                0,
                $"The async form calls what would be '{async}', and the blocking form '{blocking}'; give one of the overloads another name."
            );
        }
    }

    private void Report(string code, string message) =>
        Log.LogError(null, code, null, Assembly, 0, 0, 0, 0, message);
}
