using System.Text.Json.Serialization.Metadata;
using PostHog.Capture.Values;

namespace PostHog;

public partial class PostHogEvent
{
    /// <summary>
    /// Sets one property to what <c>System.Text.Json</c> makes of a value. The value is serialised at once, without
    /// reflection, so that this also works in a program that is trimmed or compiled ahead of time.
    /// </summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="property">The property's name.</param>
    /// <param name="value">Its value. If it cannot be serialised, the property is left out with a warning.</param>
    /// <param name="typeInfo">How to serialise it, usually from a <c>JsonSerializerContext</c>.</param>
    /// <returns>This event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="property"/> or <paramref name="typeInfo"/> is null.</exception>
    public PostHogEvent With<T>(string property, T value, JsonTypeInfo<T> typeInfo)
    {
        this[property] = TypedValue.Of(
            value,
            typeInfo ?? throw new ArgumentNullException(nameof(typeInfo))
        );
        return this;
    }
}
