using System.Text.RegularExpressions;
using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Purity;

/// <summary>Checks the shipped assemblies: neither PostHog.Blocking nor PostHog.Core uses tasks.</summary>
public sealed partial class TaskFreeTests
{
    [TestCase("netstandard2.0")]
    [TestCase("net8.0")]
    public void Core_uses_no_asynchronous_type_but_IAsyncResult(string target) =>
        Assert.That(
            UsesIn("PostHog.Core", target),
            Is.EqualTo([("PostHog.Capture.Values.ValueSimplifier", "System.IAsyncResult")])
        );

    [Test]
    public void Blocking_uses_no_asynchronous_type() =>
        Assert.That(UsesIn("PostHog.Blocking", "net8.0"), Is.Empty);

    [Test]
    public void Only_ClientTransport_waits_for_tasks_on_netstandard() =>
        Assert.That(
            UsesIn("PostHog.Blocking", "netstandard2.0").Select(use => use.From).Distinct(),
            Is.EqualTo(["PostHog.Blocking.Platform.ClientTransport"])
        );

    [TestCase("netstandard2.0")]
    [TestCase("net8.0")]
    public void Search_finds_asynchronous_types_in_the_async_assembly(string target)
    {
        var found = UsesIn("PostHog.Async", target).Select(use => use.Type).ToList();

        Assert.That(found, Does.Contain("System.Threading.Tasks.Task`1"));
        Assert.That(found, Does.Contain("System.IAsyncDisposable"));
        Assert.That(found, Has.Some.Contains("MethodBuilder"));
        Assert.That(found, Has.Some.Contains("Awaiter"));
        Assert.That(found, Has.Some.EndsWith("IAsyncStateMachine"));
    }

    private static List<(string From, string Type)> UsesIn(string package, string target)
    {
        var assembly = Repository.Assembly(package, target);
        List<(string From, string Type)> uses =
        [
            .. ReferenceReader
                .Read(assembly)
                .Where(use => Asynchronous().IsMatch(use.Type))
                .Select(use => (use.From, use.Type))
                .Distinct(),
        ];

        // Checks the type table of the assembly too, in case the scan of its code missed a type.
        var named = ReferenceReader.ForeignTypesIn(assembly);
        Assert.That(
            uses.Select(use => use.Type),
            Is.SupersetOf(named.Where(type => Asynchronous().IsMatch(type)))
        );
        return uses;
    }

    [GeneratedRegex(
        @"^System\.Threading\.Tasks\.|\.Async\w*MethodBuilder|Await(er|able)|\.IAsync\w+|AsyncStateMachine|\.ThreadPool$|\.PeriodicTimer$"
    )]
    private static partial Regex Asynchronous();
}
