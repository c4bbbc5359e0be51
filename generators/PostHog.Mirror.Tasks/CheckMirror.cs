using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace PostHog.Mirror.Tasks;

/// <summary>
/// Looks at what was built: nothing asynchronous is in the blocking assembly, and it offers the members that the async
/// one does.
/// </summary>
public sealed class CheckMirror : Task
{
    /// <summary>The blocking assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The async assembly, to compare the public members with; or nothing.</summary>
    public string AsyncAssembly { get; set; } = "";

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
            Compare(async, blocking);
        }

        return !Log.HasLoggedErrors;
    }

    private void Compare(AssemblyFile async, AssemblyFile blocking)
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

    private void Report(string code, string message) =>
        Log.LogError(null, code, null, Assembly, 0, 0, 0, 0, message);
}
