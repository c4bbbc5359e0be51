using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.FeatureManagement;

namespace PostHog.Extensions.FeatureManagement;

/// <summary>The variant of a flag, with the flag's payload as its configuration.</summary>
internal static class FlagVariant
{
    private const string Root = "Payload";

    /// <summary>
    /// Returns the variant. A flag without variants that has a payload counts as one with the variant <c>true</c>; without
    /// a payload it has none.
    /// </summary>
    public static Variant? Of(FeatureFlag flag)
    {
        var payload = flag.PayloadJson;
        return flag.Variant is null && payload is null
            ? null
            : new Variant
            {
                Name = flag.Variant ?? "true",
                Configuration = payload is null ? Section([]) : Read(payload),
            };
    }

    private static IConfigurationSection Read(string json)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"{{\"{Root}\":{json}}}"));
            return new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection(Root);
        }
        catch (FormatException)
        {
            // Names that differ by case alone are one name in a configuration: the text is left to the application.
            return Section([new(Root, json)]);
        }
    }

    private static IConfigurationSection Section(
        IEnumerable<KeyValuePair<string, string?>> values
    ) => new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection(Root);
}
