// Generated from tables.yaml by `engines schema generate`. Do not edit.
#nullable enable
using System.Globalization;

namespace Engines.Tables;

/// <summary>A number as DynamoDB keeps it: up to 38 digits, more than any number of .NET holds exactly.</summary>
/// <param name="Text">The digits, as DynamoDB writes them.</param>
public readonly record struct DynamoNumber(string Text)
{
    /// <summary>A whole number.</summary>
    public static implicit operator DynamoNumber(long value) => FromInt64(value);

    /// <summary>A decimal number.</summary>
    public static implicit operator DynamoNumber(decimal value) => FromDecimal(value);

    /// <summary>A whole number.</summary>
    public static DynamoNumber FromInt64(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal number, without zeros behind its last digit.</summary>
    public static DynamoNumber FromDecimal(decimal value) => new(value.ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>The nearest decimal number; digits beyond the 28th may be lost.</summary>
    public decimal ToDecimal() => decimal.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The nearest double.</summary>
    public double ToDouble() => double.Parse(Text, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
