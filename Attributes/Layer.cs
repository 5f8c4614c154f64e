namespace Unroll;

/// <summary>
/// The type of a field that declares a stage of a network. It holds nothing. The field's name is the stage's name, and the attributes on
/// it, read left to right, are the stage's operations. The fields of a class with <see cref="NetworkAttribute"/>, read top to bottom, are
/// the network.
/// </summary>
/// <example>
/// <code>
/// [Conv(5, 5, 6, Padding = Padding.Same), Relu]
/// Layer c1;
/// </code>
/// </example>
public readonly struct Layer
{
}
