using System.Globalization;
using PostHog.Wire;

namespace PostHog;

/// <summary>One measure of the quality of a trace (<c>$ai_metric</c>), such as a score. Not thread-safe.</summary>
public sealed class AiMetric : AiEvent
{
    /// <summary>Creates a metric.</summary>
    /// <param name="traceId">The trace it is about.</param>
    /// <param name="name">The name of the metric, such as <c>relevance</c>.</param>
    /// <param name="value">Its value.</param>
    /// <param name="distinctId">The person's id. Null or blank, the default, means that of the current scope or
    /// context; without one the event is personless.</param>
    public AiMetric(string traceId, string name, string value, string? distinctId = null)
        : base(AiNames.Metric, distinctId)
    {
        TraceId = traceId;
        this[AiNames.MetricName] = name;
        this[AiNames.MetricValue] = value;
    }

    /// <inheritdoc cref="AiMetric(string, string, string, string)"/>
    /// <param name="traceId">The trace it is about.</param>
    /// <param name="name">The name of the metric, such as <c>relevance</c>.</param>
    /// <param name="value">Its value. One that is not finite is left out of the event, with a warning.</param>
    /// <param name="distinctId">The person's id, as above.</param>
    public AiMetric(string traceId, string name, double value, string? distinctId = null)
        : this(traceId, name, value.ToString("R", CultureInfo.InvariantCulture), distinctId)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            this[AiNames.MetricValue] = value;
        }
    }
}
