namespace Unroll;

/// <summary>
/// Declares a part of networks: the fields of type <see cref="Layer"/> in this class, read top to bottom, are stages that are put into a
/// network wherever <see cref="BlockAttribute{TBlock}"/> names the class. Its value is that of the last stage; all others are read within
/// the block.
/// </summary>
/// <remarks>
/// The numbers that differ from use to use are <see cref="Arg"/>: <c>const int Filters = Arg.A;</c>. The value that the block is given is
/// <see cref="Block.Input"/>. Blocks may use other blocks, but not themselves.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BlockAttribute : Attribute
{
}
