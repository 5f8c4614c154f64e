namespace Unroll;

/// <summary>
/// The loss of YOLO over a grid of cells, each of which tells boxes: rows x columns x (boxes a cell x (5 + classes)) numbers, of each box
/// x, y, width, height, confidence and the classes, as they come before sigmoid and exponential (Redmon and Farhadi, "YOLO9000", CVPR 2017,
/// and "YOLOv3", 2018; darknet's region_layer.c and yolo_layer.c). It is the sum over a picture, and the mean over samples.
/// </summary>
/// <remarks>
/// The target of a sample is a list of boxes in <see cref="MaximumBoxes"/> rows of five <c>float</c>: class, x and y of the center,
/// width and
/// height, as parts of the picture's width and height, as in YOLO's label files. A row with the class -1 is no box.
/// <para>
/// A box is learned by the cell that its center lies in, at the anchor whose shape overlaps its own most. Of the boxes of one cell and
/// anchor
/// the last is learned, and the classes of all.
/// </para>
/// <code>
/// [Conv(1, 1, 75), Yolo(Classes = 20, Anchors = new float[] { 10, 13, 33, 23, 116, 90 })]    Layer boxes;
/// </code>
/// </remarks>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property, AllowMultiple = true)]
public sealed class YoloAttribute : LossAttribute
{
    /// <summary>How many classes there are, at least 1.</summary>
    public int Classes { get; set; }

    /// <summary>
    /// Width and height of each anchor, one after the other: of version 3 in pixels of the network's input, of version 2 in cells of the
    /// grid,
    /// as in darknet.
    /// </summary>
    public float[]? Anchors { get; set; }

    /// <summary>
    /// Which of the anchors are this grid's, in the order of its channels; all of them by default. Where several grids share the boxes,
    /// every
    /// grid names all anchors, and a box is learned by the grid that has the best one.
    /// </summary>
    public int[]? Mask { get; set; }

    /// <summary>
    /// 3 by default: binary cross-entropy of x, y, confidence and each class, and half the squared difference of the logarithms of the
    /// sizes, times
    /// 2 less the box's area. 2: squared errors of x, y and confidence, whose target is the overlap, 5 times where there is a box, and the
    /// cross-entropy of the softmax over the classes.
    /// </summary>
    public int Version { get; set; } = 3;

    /// <summary>The rows of boxes in the targets of a sample; 32 by default.</summary>
    public int MaximumBoxes { get; set; } = 32;

    /// <summary>
    /// A prediction that is nobody's, but overlaps any box by more than this intersection over union, is not punished for its
    /// confidence. 0.5
    /// by default for version 3, 0.6 for version 2.
    /// </summary>
    public float IgnoreAbove { get; set; }
}
