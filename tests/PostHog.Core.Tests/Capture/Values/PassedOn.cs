using Newtonsoft.Json;

namespace PostHog.Core.Tests.Capture.Values;

/// <summary>An object with a member that a converter writes.</summary>
internal sealed class PassedOn(object inner)
{
    [JsonConverter(typeof(PassOn))]
    public object Inner => inner;

    public int Kept => 1;
}
