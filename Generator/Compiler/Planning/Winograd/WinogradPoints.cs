namespace Unroll.Generator.Planning;

/// <summary>Positions of a transformed tile with as many phases.</summary>
/// <param name="FirstRow">Their first row.</param>
/// <param name="Rows">Their rows.</param>
/// <param name="FirstColumn">Their first column.</param>
/// <param name="Columns">Their columns.</param>
/// <param name="Phases">The phases that have something there.</param>
internal sealed record WinogradPoints(int FirstRow, int Rows, int FirstColumn, int Columns, int Phases);
