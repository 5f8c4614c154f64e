namespace Unroll.Vision;

/// <summary>The four numbers by which a box is told.</summary>
public enum BoxFormat
{
    /// <summary>Left, top, right, bottom: a <see cref="Box"/>, "xyxy" of torchvision, VOC and Faster R-CNN.</summary>
    Corners,

    /// <summary>Left, top, width, height: "xywh", of COCO's files.</summary>
    CornerAndSize,

    /// <summary>The middle from the left and from the top, width, height: "cxcywh", of YOLO and DETR.</summary>
    CenterAndSize,
}
