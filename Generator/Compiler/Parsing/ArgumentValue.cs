namespace Unroll.Generator.Parsing;

/// <summary>A constant in an attribute.</summary>
internal abstract record ArgumentValue;

/// <summary>An integer.</summary>
internal sealed record IntegerValue(int Value) : ArgumentValue;

/// <summary>A number with a fraction.</summary>
internal sealed record RealValue(float Value) : ArgumentValue;

/// <summary>true or false.</summary>
internal sealed record BooleanValue(bool Value) : ArgumentValue;

/// <summary>A text, or null.</summary>
internal sealed record TextValue(string? Value) : ArgumentValue;

/// <summary>A member of an enumeration; <paramref name="Member"/> is null where the number is none of them.</summary>
internal sealed record EnumerationValue(string Enumeration, string? Member, string Number, EquatableArray<string> Members) : ArgumentValue;

/// <summary>A list of texts.</summary>
internal sealed record TextListValue(EquatableArray<TextItem> Values) : ArgumentValue;

/// <summary>A list of integers.</summary>
internal sealed record IntegerListValue(EquatableArray<int> Values) : ArgumentValue;

/// <summary>A list of numbers with fractions.</summary>
internal sealed record RealListValue(EquatableArray<float> Values) : ArgumentValue;

/// <summary>A text in a list, or null.</summary>
internal readonly record struct TextItem(string? Value);
