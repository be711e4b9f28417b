namespace Engines.Conversations;

/// <summary>What became of a report about a company's template or sender.</summary>
public enum HealthResult
{
    /// <summary>It was written; functions that remember the company see it within <see cref="CompanyStore.Freshness"/>.</summary>
    Changed,

    /// <summary>Something newer, or as new and no better, stands there.</summary>
    Outdated,

    /// <summary>People paused the sender, and what people paused only people resume.</summary>
    KeptByPeople,

    /// <summary>There is no such company, template or channel.</summary>
    Missing,
}
