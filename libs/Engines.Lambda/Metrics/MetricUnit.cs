namespace Engines.Lambda;

/// <summary>The units of CloudWatch that the engines use; each name is CloudWatch's own.</summary>
public enum MetricUnit
{
    /// <summary>A number of things.</summary>
    Count,

    /// <summary>Thousandths of a second.</summary>
    Milliseconds,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Hundredths.</summary>
    Percent,

    /// <summary>None.</summary>
    None,
}
