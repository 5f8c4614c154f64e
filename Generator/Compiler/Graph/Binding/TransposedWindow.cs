namespace Unroll.Generator.Graph.Binding;

/// <summary>The window of a transposed convolution and the extents of its output.</summary>
/// <param name="Window">The window, in the output; its padding is what is cut off there.</param>
/// <param name="RowsMore">The output padding below.</param>
/// <param name="ColumnsMore">The output padding on the right.</param>
/// <param name="Height">Rows of the output.</param>
/// <param name="Width">Columns of the output.</param>
internal sealed record TransposedWindow(Window Window, int RowsMore, int ColumnsMore, int Height, int Width);
