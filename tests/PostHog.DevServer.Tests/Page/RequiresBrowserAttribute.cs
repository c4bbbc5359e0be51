using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace PostHog.Development.Tests.Page;

/// <summary>Skips tests, with a reason, where Chromium is not installed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresBrowserAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (Browser.Program is null)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(
                PropertyNames.SkipReason,
                "Chromium is not installed; on Debian, apt-get install chromium."
            );
        }
    }
}
