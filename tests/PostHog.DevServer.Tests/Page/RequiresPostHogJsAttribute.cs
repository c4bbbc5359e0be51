using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using PostHog.TestKit.Processes;

namespace PostHog.Development.Tests.Page;

/// <summary>Skips tests, with a reason, where the npm package <c>posthog-js</c> cannot be had.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RequiresPostHogJsAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (test.RunState is RunState.Runnable && PostHogJs.Problem is { } problem)
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, problem);
        }
    }
}
