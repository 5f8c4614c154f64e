using System.CommandLine;
using Samples.Localize;
using Samples.Rcnn;
using Samples.Slide;
using Samples.Training;
using Samples.Yolo;

return SampleProgram.Run(new RootCommand("Networks that find things in pictures: one thing, then many.")
{
    LocalizeSample.Command(),
    SlideSample.Command(),
    YoloSample.Command(),
    RcnnSample.Command(),
}, args);
