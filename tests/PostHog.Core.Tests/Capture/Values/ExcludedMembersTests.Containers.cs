using System.Collections;
using Newtonsoft.Json.Linq;
using Json = Newtonsoft.Json;

namespace PostHog.Core.Tests.Capture.Values;

internal sealed partial class ExcludedMembersTests
{
    [Json.JsonObject(ItemConverterType = typeof(Mask))]
    private sealed class MaskedMembers
    {
        public string A => Secret;

        [System.Text.Json.Serialization.JsonConverter(typeof(StjMask<string>))]
        public string B => Secret;
    }

    [Json.JsonDictionary(ItemConverterType = typeof(Mask))]
    private sealed class MaskedValues : Dictionary<string, string>;

    [Json.JsonDictionary(ItemConverterType = typeof(Mask))]
    private sealed class MaskedHashtable : Hashtable;

    [Json.JsonDictionary(ItemConverterType = typeof(Mask))]
    private sealed class MaskedObjects : Dictionary<string, object?>;

    [Json.JsonArray(ItemConverterType = typeof(Mask))]
    private sealed class MaskedList : List<string>;

    private sealed class Extended
    {
        public int Kept => 1;

        [Json.JsonIgnore]
        public string Password => Secret;

        [Json.JsonExtensionData]
        public IDictionary<string, JToken> More { get; } =
            new Dictionary<string, JToken>
            {
                ["b"] = 2,
                ["Kept"] = 3,
                ["Password"] = Secret,
            };
    }

    private sealed class OnlyExtended
    {
        [Json.JsonExtensionData]
        public IDictionary<string, object> More { get; } =
            new Dictionary<string, object> { ["b"] = new Card() };
    }

    private sealed class MaskedInner
    {
        [Json.JsonProperty(ItemConverterType = typeof(Mask))]
        public object Inner => new { Kept = Secret };
    }

    [Json.JsonConverter(typeof(Mask))]
    private sealed class MaskedDictionary : Dictionary<string, object?>;

    [Json.JsonObject]
    private sealed class ListAsObject : List<string>;

    [Json.JsonObject(Json.MemberSerialization.OptIn)]
    private sealed class DictionaryAsObject : Dictionary<string, object?>
    {
        [Json.JsonProperty]
        public int Kept => 1;
    }
}
