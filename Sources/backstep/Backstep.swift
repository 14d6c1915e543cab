import ArgumentParser
@main struct Backstep: ParsableCommand { func run() { print("hi") } }
