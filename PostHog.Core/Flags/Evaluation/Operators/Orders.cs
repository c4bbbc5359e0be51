namespace PostHog.Flags.Evaluation.Operators;

/// <summary>Reads the outcome of a comparison.</summary>
internal static class Orders
{
    /// <summary>Whether a comparison with this outcome, negative for "smaller", is as asked.</summary>
    public static bool Fits(this Order order, int comparison) =>
        order switch
        {
            Order.Equal => comparison == 0,
            Order.NotEqual => comparison != 0,
            Order.Above => comparison > 0,
            Order.AtLeast => comparison >= 0,
            Order.Below => comparison < 0,
            _ => comparison <= 0,
        };
}
