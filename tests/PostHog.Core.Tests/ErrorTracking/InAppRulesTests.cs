using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class InAppRulesTests
{
    [TestCase("Shop.Cart", "Shop", true)]
    [TestCase("Systematic.Cart", "Systematic", true)]
    [TestCase("System.String", "System.Private.CoreLib", false)]
    [TestCase("Microsoft.AspNetCore.Routing.Endpoint", "Microsoft.AspNetCore.Routing", false)]
    [TestCase("Newtonsoft.Json.JsonReader", "Newtonsoft.Json", false)]
    [TestCase("Shop.Polyfill", "System.Linq", false)]
    [TestCase("PostHog.Async.PostHogClient", "PostHog.Async", false)]
    [TestCase("PostHog.Async.Tests.SomeTests", "PostHog.Async.Tests", true)]
    [TestCase("Vendor.Thing", "Vendor", false)]
    [TestCase("Vendor.Ours.Thing", "Vendor", true)]
    [TestCase("System.Ours.Thing", "System.Ours", true)]
    [TestCase("", "Shop", false)]
    public void Distinguishes_application_code_from_other_code(
        string module,
        string assembly,
        bool isInApp
    )
    {
        var rules = new InAppRules(["Vendor.Ours", "System.Ours."], ["Vendor"]);

        Assert.That(rules.IsInApp(module, assembly), Is.EqualTo(isInApp));
    }
}
