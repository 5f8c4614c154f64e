namespace Unroll.Vision;

/// <summary>How a YOLO network with anchors tells its boxes. s is the sigmoid function.</summary>
public enum YoloVersion
{
    /// <summary>YOLOv2 (Redmon and Farhadi, "YOLO9000", 2017): center (cell + s(t)) / cells, size anchor * e^t / cells with anchors in
    /// cells, confidence s(t), classes by softmax.</summary>
    Version2 = 2,

    /// <summary>YOLOv3 (Redmon and Farhadi, 2018): the same center, size anchor * e^t with anchors in pixels of the input, confidence and
    /// each class by s(t).</summary>
    Version3 = 3,

    /// <summary>YOLOv5 and YOLOv7 (Jocher, 2020): center (2 s(t) - 0.5 + cell) * stride, size (2 s(t))^2 * anchor with anchors in pixels of
    /// the input, confidence and each class by s(t).</summary>
    Version5 = 5,
}
