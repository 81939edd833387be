using System.Runtime.CompilerServices;

// Calls into the operating system take blittable arguments only, so that they are compiled ahead of time.
[assembly: DisableRuntimeMarshalling]
