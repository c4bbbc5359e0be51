using System.Globalization;
using PostHog.Wire;

namespace PostHog;

public partial class PostHogEvent
{
    /// <summary>Creates an event for a survey that a person answered (<c>survey sent</c>).</summary>
    /// <param name="distinctId">The person's id.</param>
    /// <param name="surveyId">The survey's id, as PostHog shows it.</param>
    /// <param name="answers">One answer for each question, in order: a string, a number, or a list of choices.</param>
    /// <param name="aiTraceId">The trace of the model's answer that the survey is about; null, the default, for
    /// none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="answers"/> is null.</exception>
    public static PostHogEvent SurveySent(
        string distinctId,
        string surveyId,
        IReadOnlyList<object?> answers,
        string? aiTraceId = null
    )
    {
        if (answers is null)
        {
            throw new ArgumentNullException(nameof(answers));
        }

        var posthogEvent = Survey(IdentityNames.SurveySent, distinctId, surveyId);
        for (var question = 0; question < answers.Count; question++)
        {
            var further =
                question == 0 ? "" : "_" + question.ToString(CultureInfo.InvariantCulture);
            posthogEvent[IdentityNames.SurveyResponse + further] = answers[question];
        }

        if (aiTraceId is not null)
        {
            posthogEvent[AiNames.TraceId] = aiTraceId;
        }

        return posthogEvent;
    }

    /// <summary>Creates an event for a survey that a person was shown (<c>survey shown</c>).</summary>
    /// <param name="distinctId">The person's id.</param>
    /// <param name="surveyId">The survey's id, as PostHog shows it.</param>
    public static PostHogEvent SurveyShown(string distinctId, string surveyId) =>
        Survey(IdentityNames.SurveyShown, distinctId, surveyId);

    /// <summary>Creates an event for a survey that a person dismissed (<c>survey dismissed</c>).</summary>
    /// <param name="distinctId">The person's id.</param>
    /// <param name="surveyId">The survey's id, as PostHog shows it.</param>
    public static PostHogEvent SurveyDismissed(string distinctId, string surveyId) =>
        Survey(IdentityNames.SurveyDismissed, distinctId, surveyId);

    private static PostHogEvent Survey(string name, string distinctId, string surveyId) =>
        new(name, distinctId) { [IdentityNames.SurveyId] = surveyId };
}
