using System.Globalization;

namespace PostHog.Core.Tests.Flags.Matching;

/// <summary>Runs a whole table in another culture: what the server means must not depend on where the program runs.</summary>
internal abstract class InCulture(string name)
{
    private CultureInfo _before = CultureInfo.InvariantCulture;

    [SetUp]
    public void Enter()
    {
        _before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
    }

    [TearDown]
    public void Leave() => CultureInfo.CurrentCulture = _before;
}
