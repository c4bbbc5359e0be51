using System.Runtime.InteropServices;
using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class RuntimeIdentityTests
{
    [Test]
    public void Returns_the_library_name_and_version()
    {
        Assert.That(
            RuntimeIdentity.UserAgent,
            Does.Match(@"^posthog-csharp/\d+\.\d+\.\d+[0-9A-Za-z.-]*$")
        );
        Assert.That(RuntimeIdentity.LibraryVersion, Does.Not.Contain("+"));
    }

    [Test]
    public void Returns_runtime_os_and_architecture()
    {
        Assert.That(RuntimeIdentity.Runtime, Does.StartWith(".NET"));
        Assert.That(RuntimeIdentity.Os, Is.AnyOf("Linux", "Windows", "Mac OS X"));
        Assert.That(RuntimeIdentity.OsVersion, Does.Match(@"^\d+\.\d+"));
        Assert.That(
            RuntimeIdentity.Architecture,
            Is.EqualTo(RuntimeInformation.ProcessArchitecture.ToString()).IgnoreCase
        );
    }
}
