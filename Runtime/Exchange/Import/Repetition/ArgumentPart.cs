namespace Unroll.Exchange.Import;

/// <summary>An argument of an operation.</summary>
/// <param name="Name">Its name: "Filters", "Stride".</param>
/// <param name="Text">The argument as it is written; empty for a setting that has its default.</param>
/// <param name="Number">Its number; null where it is no whole number.</param>
/// <param name="IsSetting">Whether its name is written.</param>
/// <param name="Default">The number of the setting that need not be written.</param>
internal sealed record ArgumentPart(string Name, string Text, int? Number, bool IsSetting, int? Default);
