using Newtonsoft.Json.Linq;

namespace PostHog.Compliance.Endpoints;

/// <summary>Reads how a flag is to be evaluated.</summary>
internal static class FlagOptionsReader
{
    public static EvaluateFlagsOptions Read(Call call)
    {
        var options = new EvaluateFlagsOptions
        {
            OnlyEvaluateLocally = call.Read<bool>("only_evaluate_locally"),
            ForceRemote = call.Read<bool>("force_remote"),
            DisableGeoIP = call.Read<bool?>("disable_geoip"),
        };
        foreach (var group in call.ReadObject("groups"))
        {
            options.Groups[group.Key] = group.Value?.ToString() ?? "";
        }

        foreach (var property in call.ReadObject("person_properties"))
        {
            options.PersonProperties[property.Key] = property.Value;
        }

        foreach (var group in call.ReadObject("group_properties"))
        {
            options.GroupProperties[group.Key] = (group.Value as JObject ?? [])
                .Properties()
                .ToDictionary(one => one.Name, one => (object?)one.Value, StringComparer.Ordinal);
        }

        return options;
    }
}
