using System.Net;
using PostHog.Wire;

namespace PostHog.Core.Tests.Wire;

public sealed class AddressOrderTests
{
    [TestCase("", "")]
    [TestCase("10.0.0.1", "10.0.0.1")]
    [TestCase("10.0.0.2 10.0.0.1", "10.0.0.2 10.0.0.1")]
    [TestCase("::1 ::2 ::3 10.0.0.1", "::1 10.0.0.1 ::2 ::3")]
    [TestCase("10.0.0.1 10.0.0.2 ::1", "10.0.0.1 ::1 10.0.0.2")]
    public void Alternates_address_families_and_keeps_the_order_of_each(
        string resolved,
        string expected
    )
    {
        var addresses = resolved.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var order = AddressOrder.Of([.. addresses.Select(IPAddress.Parse)]);

        Assert.That(string.Join(' ', order.AsEnumerable()), Is.EqualTo(expected));
    }
}
