using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PostHog.TestKit.Processes;

namespace PostHog.Extensions.AspNetCore.Tests.Connections;

/// <summary>Skips tests, with a reason, where Chromium is not installed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresChromiumAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (Chromium.Problem is { } problem)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, problem);
        }
    }
}
