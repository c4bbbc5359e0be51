using PostHog.Conventions.Metadata;

namespace PostHog.Conventions.Layers;

/// <summary>Async → Core ← Blocking: neither client references the other, and Core references neither.</summary>
public sealed class AssemblyLayerTests
{
    [TestCase("PostHog.Core", "PostHog.Async")]
    [TestCase("PostHog.Core", "PostHog.Blocking")]
    [TestCase("PostHog.Async", "PostHog.Blocking")]
    [TestCase("PostHog.Blocking", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Http", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Http", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.AI", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.AI.Builder", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Hosting", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.FeatureManagement", "PostHog.Blocking")]
    [TestCase(Repository.AspNetCore, "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Caching.Async", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Caching.Blocking", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Testing.Async", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Testing.Blocking", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Import.Async", "PostHog.Blocking")]
    [TestCase("PostHog.Extensions.Import.Blocking", "PostHog.Async")]
    [TestCase("PostHog.Extensions.Cli", "PostHog.Async")]
    [TestCase("PostHog.Mirror", "PostHog.Core")]
    [TestCase("PostHog.Mirror", "PostHog.Async")]
    [TestCase("PostHog.Mirror", "PostHog.Blocking")]
    public void Assembly_does_not_reference(string assembly, string other)
    {
        var files = Repository.AllPackages.Contains(assembly)
            ? Repository.TargetsOf(assembly).Select(target => Repository.Assembly(assembly, target))
            : [Repository.Assembly(assembly)];

        var known = files.SelectMany(ReferenceReader.AssembliesKnownTo);

        Assert.That(known, Does.Not.Contain(other));
    }
}
